package org.wellbundle.platform.openapi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.ApiCatalogue;
import org.wellbundle.platform.http.Idempotent;

class DocumentTest {
  private final Catalogue catalogue = new Catalogue();
  private final ApiDocument document = new ApiDocument(catalogue);

  /** One note. */
  public record Note(
      String text, @Nullable Integer stars, LocalDate day, OffsetDateTime at, List<Tag> tags) {}

  public record Tag(String name) {}

  public record Page(List<Note> notes, @Nullable String next) {}

  @Path("notes")
  @Produces("application/json")
  @RequiresPermission(Permission.MEASUREMENTS_READ)
  public static class NotesResource {
    @GET
    public Page list(
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {
      throw new IllegalStateException();
    }

    @GET
    @Path("{id}")
    @Anonymous
    @Answers(problems = "404 note.unknown", example = "{\"text\": \"hello\"}")
    public Note one(@PathParam("id") String id) {
      throw new IllegalStateException();
    }

    @POST
    @Idempotent
    @Consumes("application/json")
    @RequiresPermission(Permission.MEASUREMENTS_WRITE)
    @Answers(status = 201, body = Note.class, problems = "409 note.twice")
    public Response add(Note note, @Context HttpServletRequest request) {
      throw new IllegalStateException();
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") String id) {}
  }

  /** Another bundle's record of the same name. */
  public static class Other {
    public record Note(int number) {}
  }

  @Path("/others")
  @Produces("application/json")
  public static class OthersResource {
    @GET
    public List<Other.Note> list() {
      return List.of();
    }
  }

  @Test
  void isValidAndStable() throws Exception {
    catalogue.offer("core.notes", "notes", new NotesResource());
    catalogue.offer("core.others", "others", new OthersResource());
    String text = text();
    var parsed = new OpenAPIV3Parser().readContents(text);
    assertThat(parsed.getMessages()).isEmpty();
    ApiDocument.Made first = document.current();
    catalogue.revision++;
    assertThat(document.current().etag()).isEqualTo(first.etag());
  }

  @Test
  void tellsWhatAnOperationNeedsAndAnswers() throws Exception {
    catalogue.offer("core.notes", "notes", new NotesResource());
    JsonNode paths = json().path("paths");

    JsonNode add = paths.path("/notes").path("post");
    assertThat(add.path("operationId").asText()).isEqualTo("notes_add");
    assertThat(add.path("x-required-permission").asText()).isEqualTo("measurements:write");
    assertThat(add.path("security").toString())
        .contains("\"csrf\"")
        .contains("\"session\"")
        .contains("\"bearer\"");
    assertThat(add.path("responses").path("403").path("x-codes").toString())
        .contains("permission.missing", "scope.insufficient", "second-factor.needed");
    assertThat(ref(add.path("requestBody"))).endsWith("/Note");
    assertThat(ref(add.path("responses").path("201"))).endsWith("/Note");
    assertThat(ref(add.path("responses").path("409"))).endsWith("/Problem");
    assertThat(add.path("responses").path("409").path("x-codes").toString())
        .isEqualTo("[\"idempotency.in-flight\",\"note.twice\"]");
    assertThat(names(add.path("parameters"))).containsExactly("Idempotency-Key");

    JsonNode list = paths.path("/notes").path("get");
    assertThat(list.path("x-required-permission").asText()).isEqualTo("measurements:read");
    assertThat(names(list.path("parameters"))).containsExactlyInAnyOrder("limit", "cursor");
    assertThat(list.path("responses").path("400").path("x-codes").toString())
        .contains("cursor.invalid");

    JsonNode one = paths.path("/notes/{id}").path("get");
    assertThat(one.path("security")).isEmpty();
    assertThat(one.has("x-required-permission")).isFalse();
    assertThat(one.at("/responses/200/content/application~1json/example/text").asText())
        .isEqualTo("hello");
    assertThat(paths.path("/notes/{id}").path("delete").path("responses").has("204")).isTrue();
  }

  @Test
  void recordsSayWhatIsAlwaysThere() throws Exception {
    catalogue.offer("core.notes", "notes", new NotesResource());
    JsonNode note = json().path("components").path("schemas").path("Note");
    assertThat(note.path("required").toString()).isEqualTo("[\"at\",\"day\",\"tags\",\"text\"]");
    assertThat(note.at("/properties/stars/nullable").asBoolean()).isTrue();
    assertThat(note.at("/properties/day/format").asText()).isEqualTo("date");
    assertThat(note.at("/properties/at/format").asText()).isEqualTo("date-time");
  }

  @Test
  void twoRecordsOfOneNameStayApart() throws Exception {
    catalogue.offer("core.notes", "notes", new NotesResource());
    catalogue.offer("core.others", "others", new OthersResource());
    JsonNode schemas = json().path("components").path("schemas");
    assertThat(schemas.path("Note").path("properties").has("text")).isTrue();
    assertThat(schemas.path("OtherNote").path("properties").has("number")).isTrue();
  }

  @Test
  void comesAndGoesWithTheBundle() throws Exception {
    catalogue.offer("core.notes", "notes", new NotesResource());
    String before = document.current().etag();
    assertThat(json().path("paths").has("/notes")).isTrue();
    catalogue.offers.clear();
    catalogue.revision++;
    assertThat(json().path("paths").has("/notes")).isFalse();
    assertThat(document.current().etag()).isNotEqualTo(before);
  }

  private String text() {
    return new String(document.current().json(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(text());
  }

  private static String ref(JsonNode holder) {
    JsonNode content = holder.path("content");
    return content.elements().next().path("schema").path("$ref").asText();
  }

  private static List<String> names(JsonNode parameters) {
    List<String> names = new ArrayList<>();
    parameters.forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  private static final class Catalogue implements ApiCatalogue {
    private final List<Offer> offers = new ArrayList<>();
    private long revision;

    void offer(String owner, String root, Object resource) {
      offers.add(new Offer(owner, "1.0.0", Set.of(root), Set.of(resource)));
    }

    @Override
    public long revision() {
      return revision;
    }

    @Override
    public List<Offer> offers() {
      return List.copyOf(offers);
    }
  }
}
