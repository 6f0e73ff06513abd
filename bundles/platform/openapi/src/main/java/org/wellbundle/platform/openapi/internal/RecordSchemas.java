package org.wellbundle.platform.openapi.internal;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as they are written: components without {@code @Nullable} are always there. */
final class RecordSchemas extends ModelResolver {
  RecordSchemas(SchemaNames names) {
    super(Json.mapper(), names);
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type,
      ModelConverterContext context,
      Iterator<io.swagger.v3.core.converter.ModelConverter> chain) {
    Schema<?> schema = super.resolve(type, context, chain);
    JavaType java = type.getType() == null ? null : _mapper.constructType(type.getType());
    if (java != null && java.getRawClass().isRecord()) {
      String name = _typeName(java);
      Schema<?> model = context.getDefinedModels().get(name);
      mark(model == null ? schema : model, java.getRawClass());
    }
    return schema;
  }

  private static void mark(@Nullable Schema<?> model, Class<?> type) {
    if (model == null || model.getProperties() == null) {
      return;
    }
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Schema<?> property = model.getProperties().get(component.getName());
      if (property == null) {
        continue;
      }
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        if (property.get$ref() == null) {
          property.setNullable(true);
        }
      } else {
        required.add(component.getName());
      }
    }
    model.setRequired(required.isEmpty() ? null : required);
  }
}
