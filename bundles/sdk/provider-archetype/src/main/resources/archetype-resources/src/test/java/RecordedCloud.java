package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.VendorCloud;

/** How ${providerName} answers: the files in {@code recorded}, named by path and page. */
public final class RecordedCloud implements VendorCloud {

  @Override
  public Instant now() {
    return Instant.parse("2026-01-04T12:00:00Z");
  }

  @Override
  public String vendorUserId() {
    return "u-363";
  }

  @Override
  public Answer answer(Call call) {
    String query = call.address().getQuery();
#if($person == "call")
    if (call.address().getPath().equals("/v1/me")) {
      return new Answer(200, Map.of(), "{\"id\":\"" + vendorUserId() + "\"}");
    }
#end
    if (query == null || !call.address().getPath().startsWith("/v1/")) {
      return new Answer(200, Map.of(), "{}");
    }
    String page = query.substring(query.lastIndexOf('=') + 1);
    return new Answer(200, Map.of(), file(call.address().getPath().substring(4) + "-" + page));
  }

#if($person == "call" || $authorization == "oauth2-lasting")
  @Override
  public String tokenAnswer() {
    return "{\"access_token\":\"token-a\","
#if($authorization != "oauth2-lasting")
        + "\"refresh_token\":\"token-r\","
#end
#if($person == "answer")
        + "\"user_id\":\"u-363\","
#end
        + "\"expires_in\":31535999,\"token_type\":\"bearer\"}";
  }

#end
  @Override
  public Answer empty(Call call) {
    return new Answer(200, Map.of(), "{\"items\":[]}");
  }

  @Override
  public List<String> secrets() {
    return List.of("token-a", "token-r", "kit-secret");
  }

  private static String file(String name) {
    try (InputStream in = RecordedCloud.class.getResourceAsStream("/recorded/" + name + ".json")) {
      return in == null ? "{}" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
