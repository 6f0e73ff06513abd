package org.wellbundle.operations.backup.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Writes a line that says what it is, then sealed pieces. */
final class SealedOutput extends OutputStream {
  static final String KIND = "WELLBUNDLE-BACKUP 1 ";

  private final DataOutputStream out;
  private final Sealing sealing;
  private final byte[] piece = new byte[Sealing.PIECE];
  private int filled;
  private boolean closed;

  SealedOutput(OutputStream out, String id, byte[] key) throws IOException {
    this.out = new DataOutputStream(out);
    byte[] header = (KIND + id + "\n").getBytes(StandardCharsets.US_ASCII);
    this.sealing = new Sealing(key, header);
    out.write(header);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == piece.length) {
        flushPiece(false);
      }
      int now = Math.min(length - done, piece.length - filled);
      System.arraycopy(from, offset + done, piece, filled, now);
      filled += now;
      done += now;
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (out) {
        flushPiece(true);
      }
    }
  }

  private void flushPiece(boolean last) throws IOException {
    try {
      byte[] sealed = sealing.seal(piece, filled, last);
      out.writeBoolean(last);
      out.writeInt(sealed.length);
      out.write(sealed);
      filled = 0;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
