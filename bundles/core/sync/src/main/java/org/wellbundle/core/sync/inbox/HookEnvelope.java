package org.wellbundle.core.sync.inbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of a webhook that are sealed: query parameters, headers and body.
 *
 * @param part whether it is a part of one that came
 */
record HookEnvelope(
    Map<String, String> query, Map<String, String> headers, boolean part, byte[] body) {
  /** In place of the number of query parameters, which came first before there were headers. */
  private static final int WITH_HEADERS = -2;

  HookEnvelope {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  HookEnvelope(Map<String, String> query, byte[] body) {
    this(query, Map.of(), false, body);
  }

  /** One of several that came together. */
  HookEnvelope partWith(byte[] ownBody) {
    return new HookEnvelope(query, headers, true, ownBody);
  }

  byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(WITH_HEADERS);
      out.writeBoolean(part);
      write(out, headers);
      write(out, query);
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Map<String, String> entries) throws IOException {
    out.writeInt(entries.size());
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  static HookEnvelope unpacked(byte[] packed) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      int first = in.readInt();
      if (first != WITH_HEADERS) {
        return new HookEnvelope(read(in, first), in.readAllBytes());
      }
      boolean part = in.readBoolean();
      Map<String, String> headers = read(in, in.readInt());
      return new HookEnvelope(read(in, in.readInt()), headers, part, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> read(DataInputStream in, int entries) throws IOException {
    Map<String, String> read = new LinkedHashMap<>();
    for (int i = 0; i < entries; i++) {
      read.put(in.readUTF(), in.readUTF());
    }
    return read;
  }
}
