package org.wellbundle.platform.openapi.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Idempotent;

/** Completes each operation: id, answers, refusals, security. */
final class Operations extends AbstractOpenAPIExtension {
  private static final Answers NOTHING_SAID = nothingSaid();

  private final ModelConverters converters;
  private final Map<String, Schema<?>> schemas = new TreeMap<>();

  Operations(ModelConverters converters) {
    this.converters = converters;
    schemas.put(Refusals.SCHEMA, Refusals.schema());
  }

  /** Schemas of answers, by name. */
  Map<String, Schema<?>> schemas() {
    return schemas;
  }

  /** First path segment of a resource class. */
  static String root(Class<?> resource) {
    Path path = resource.getAnnotation(Path.class);
    String value = path == null ? "" : path.value();
    String relative = value.startsWith("/") ? value.substring(1) : value;
    int end = relative.indexOf('/');
    return end < 0 ? relative : relative.substring(0, end);
  }

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    boolean safe = method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(HEAD.class);
    Answers said = method.getAnnotation(Answers.class);
    Answers answers = said == null ? NOTHING_SAID : said;
    operation.setOperationId(id(method));
    operation.setResponses(success(method, answers));
    Security.require(operation, method, safe);
    Refusals.add(operation.getResponses(), refusals(operation, method, answers, safe));
    if (method.isAnnotationPresent(Idempotent.class)) {
      offerKey(operation);
    }
    super.decorateOperation(operation, method, chain);
  }

  /** Root and method; where a root has several classes, the class tells them apart. */
  private static String id(Method method) {
    String root = root(method.getDeclaringClass()).replace('-', '_');
    String owner = method.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
    String part = Character.toLowerCase(owner.charAt(0)) + owner.substring(1);
    return (part.equals(root) ? root : root + "_" + part) + "_" + method.getName();
  }

  private static Set<String> refusals(
      Operation operation, Method method, Answers answers, boolean safe) {
    Set<String> problems = new TreeSet<>(Security.refusals(method, safe));
    problems.addAll(Set.of(answers.problems()));
    problems.add("429 rate.exceeded");
    problems.add("503 service.unavailable");
    boolean parameters = operation.getParameters() != null && !operation.getParameters().isEmpty();
    if (parameters || operation.getRequestBody() != null) {
      problems.add("400 request.malformed");
    }
    if (operation.getRequestBody() != null) {
      problems.add("413 request.too-large");
      problems.add("415 media-type.unsupported");
    }
    if (parameters
        && operation.getParameters().stream().anyMatch(p -> "cursor".equals(p.getName()))) {
      problems.add("400 cursor.invalid");
      problems.add("400 limit.invalid");
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      problems.add("400 idempotency.key-invalid");
      problems.add("409 idempotency.in-flight");
      problems.add("422 idempotency.key-reused");
    }
    return problems;
  }

  private static void offerKey(Operation operation) {
    boolean named =
        operation.getParameters() != null
            && operation.getParameters().stream()
                .anyMatch(p -> "Idempotency-Key".equalsIgnoreCase(p.getName()));
    if (!named) {
      operation.addParametersItem(
          new HeaderParameter()
              .name("Idempotency-Key")
              .required(false)
              .schema(new StringSchema().maxLength(200))
              .description(
                  "Any text of the caller's. The same key and body within 24 hours get the first"
                      + " answer again."));
    }
  }

  private ApiResponses success(Method method, Answers answers) {
    boolean nothing = bodyType(method, answers) == null;
    int status = answers.status() == 0 ? (nothing ? 204 : 200) : answers.status();
    ApiResponses all = new ApiResponses();
    ApiResponse answer = new ApiResponse().description(description(status));
    if (!nothing && status != 204) {
      answer.setContent(content(method, answers));
    }
    all.addApiResponse(Integer.toString(status), answer);
    if (answers.maybeNothing()) {
      all.addApiResponse("204", new ApiResponse().description("There is none."));
    }
    return all;
  }

  private Content content(Method method, Answers answers) {
    MediaType media = new MediaType();
    Type type = bodyType(method, answers);
    if (type != null && answers.type().contains("json")) {
      Schema<?> schema = schema(type);
      media.setSchema(answers.list() ? new ArraySchema().items(schema) : schema);
    } else {
      media.setSchema(new StringSchema());
    }
    if (!answers.example().isEmpty()) {
      media.setExample(example(method, answers.example()));
    }
    return new Content().addMediaType(answers.type(), media);
  }

  private static Object example(Method method, String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the example of " + method + " is no JSON", e);
    }
  }

  private Schema<?> schema(Type type) {
    ResolvedSchema resolved =
        converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    if (resolved == null || resolved.schema == null) {
      return new Schema<>();
    }
    if (resolved.referencedSchemas != null) {
      resolved.referencedSchemas.forEach(schemas::put);
    }
    return resolved.schema;
  }

  /** Null when the method answers without a body. */
  private static @Nullable Type bodyType(Method method, Answers answers) {
    if (answers.body() != Void.class) {
      return answers.body();
    }
    Class<?> returned = method.getReturnType();
    if (returned == void.class || returned == Response.class) {
      return answers.type().contains("json") ? null : String.class;
    }
    return returned == StreamingOutput.class ? String.class : method.getGenericReturnType();
  }

  private static String description(int status) {
    return switch (status) {
      case 201 -> "Created.";
      case 202 -> "Accepted, and done in a moment.";
      case 204 -> "Done.";
      default -> "The answer.";
    };
  }

  @Answers
  private static Answers nothingSaid() {
    try {
      Answers defaults =
          Operations.class.getDeclaredMethod("nothingSaid").getAnnotation(Answers.class);
      return java.util.Objects.requireNonNull(defaults);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
