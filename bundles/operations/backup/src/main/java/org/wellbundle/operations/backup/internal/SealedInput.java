package org.wellbundle.operations.backup.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.wellbundle.operations.backup.BackupException;

/** Reads what {@link SealedOutput} wrote, and nothing that was altered since. */
final class SealedInput extends InputStream {
  private static final int LONGEST_HEADER = 100;

  private final DataInputStream in;
  private final Sealing sealing;
  private byte[] piece = new byte[0];
  private int position;
  private boolean last;

  SealedInput(InputStream in, String id, byte[] key) throws IOException {
    this.in = new DataInputStream(in);
    String header = header(in);
    if (!header.startsWith(SealedOutput.KIND)) {
      throw new BackupException(
          "The database file is no backup of this kind of Wellbundle, or of a later version.");
    }
    String found = header.substring(SealedOutput.KIND.length()).strip();
    if (!found.equals(id)) {
      throw new BackupException(
          "The two files belong to different backups: the database to %s, the keys to %s. Take those with the same name."
              .formatted(found, id));
    }
    this.sealing = new Sealing(key, header.getBytes(StandardCharsets.US_ASCII));
  }

  private static String header(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int each = in.read(); each >= 0 && text.length() < LONGEST_HEADER; each = in.read()) {
      text.append((char) each);
      if (each == '\n') {
        return text.toString();
      }
    }
    return "";
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (position == piece.length) {
      if (last) {
        return -1;
      }
      next();
    }
    int now = Math.min(length, piece.length - position);
    System.arraycopy(piece, position, into, offset, now);
    position += now;
    return now;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void next() throws IOException {
    try {
      boolean end = in.readBoolean();
      int length = in.readInt();
      if (length < Sealing.OVERHEAD || length > Sealing.PIECE + Sealing.OVERHEAD) {
        throw altered(null);
      }
      byte[] sealed = in.readNBytes(length);
      piece = sealing.open(sealed, end);
      position = 0;
      last = end;
    } catch (EOFException e) {
      throw new BackupException("The database file is cut off. Copy it again from its source.", e);
    } catch (GeneralSecurityException e) {
      throw altered(e);
    }
  }

  private static BackupException altered(@org.jspecify.annotations.Nullable Throwable cause) {
    String sentence =
        "The database file was altered or damaged, or isn't the one these keys were made for. Copy both again from their source.";
    return cause == null ? new BackupException(sentence) : new BackupException(sentence, cause);
  }
}
