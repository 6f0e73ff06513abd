package org.wellbundle.core.sync.inbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a webhook that are sealed: query parameters and body. */
record HookEnvelope(Map<String, String> query, byte[] body) {
  HookEnvelope {
    query = Map.copyOf(query);
  }

  byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(query.size());
      for (Map.Entry<String, String> entry : query.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeUTF(entry.getValue());
      }
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static HookEnvelope unpacked(byte[] packed) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      Map<String, String> query = new LinkedHashMap<>();
      int entries = in.readInt();
      for (int i = 0; i < entries; i++) {
        query.put(in.readUTF(), in.readUTF());
      }
      return new HookEnvelope(query, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
