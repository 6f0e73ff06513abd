package org.wellbundle.platform.openapi.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.wellbundle.platform.http.ApiCatalogue.Offer;

/** One document out of all resource classes, in a stable order. */
final class DocumentBuilder {
  private static final String ABOUT =
      """
      Everything below `/api/v1` of a portal. The host name decides about the tenant. Errors are \
      `application/problem+json` with a stable `code`. Collections page by `limit`, `cursor` and `next`. \
      The document shows what is installed right now.""";

  String build(List<Offer> offers) {
    SchemaNames names = new SchemaNames();
    ModelConverters converters = ModelConverters.getInstance();
    RecordSchemas schemas = new RecordSchemas(names);
    converters.addConverter(schemas);
    Operations operations = new Operations(converters);
    OpenAPIExtensions.setExtensions(extensions(operations));
    try {
      return write(read(offers, operations));
    } finally {
      converters.removeConverter(schemas);
      // The converters remember classes, which would keep a stopped bundle's loader.
      ModelConverters.reset();
      Json.mapper().getTypeFactory().clearCache();
    }
  }

  private static List<io.swagger.v3.jaxrs2.ext.OpenAPIExtension> extensions(Operations operations) {
    List<io.swagger.v3.jaxrs2.ext.OpenAPIExtension> all = new ArrayList<>();
    all.add(operations);
    all.add(new io.swagger.v3.jaxrs2.DefaultParameterExtension());
    return all;
  }

  private static OpenAPI read(List<Offer> offers, Operations operations) {
    OpenAPI document =
        new OpenAPI()
            .info(new Info().title("Wellbundle").version("1").description(ABOUT))
            .addServersItem(new Server().url("/api/v1"))
            .components(new Components());
    Security.declare(document);
    Set<String> tags = new LinkedHashSet<>();
    List<Offer> sorted = offers.stream().sorted(Comparator.comparing(Offer::owner)).toList();
    for (Offer offer : sorted) {
      for (Class<?> resource : classes(offer)) {
        String tag = Operations.root(resource);
        if (offer.roots().contains(tag)) {
          tags.add(tag);
          document = read(document, resource, tag);
        }
      }
    }
    EventsPath.add(document);
    tags.add("events");
    operations.schemas().forEach(document.getComponents()::addSchemas);
    OpenAPI whole = document;
    tags.stream().sorted().forEach(name -> whole.addTagsItem(new Tag().name(name)));
    return whole;
  }

  private static OpenAPI read(OpenAPI document, Class<?> resource, String tag) {
    Reader reader = new Reader(new SwaggerConfiguration().openAPI(document));
    return reader.read(
        resource,
        "",
        null,
        false,
        null,
        null,
        new LinkedHashSet<>(Set.of(tag)),
        new ArrayList<>(),
        new LinkedHashSet<>());
  }

  private static List<Class<?>> classes(Offer offer) {
    List<Class<?>> classes = new ArrayList<>();
    offer.resources().forEach(resource -> classes.add(resource.getClass()));
    classes.sort(Comparator.comparing(Class::getName));
    return classes;
  }

  private static String write(OpenAPI document) {
    Components components = document.getComponents();
    @SuppressWarnings("rawtypes")
    TreeMap<String, Schema> schemas = new TreeMap<>(components.getSchemas());
    components.setSchemas(schemas);
    io.swagger.v3.oas.models.Paths paths = new io.swagger.v3.oas.models.Paths();
    new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
    document.setPaths(paths);
    try {
      return Json.pretty().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the API document can't be written", e);
    }
  }
}
