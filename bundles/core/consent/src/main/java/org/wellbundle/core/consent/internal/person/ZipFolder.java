package org.wellbundle.core.consent.internal.person;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wellbundle.api.module.PersonalData.Archive;

/** A part's folder in an archive. */
record ZipFolder(ZipOutputStream zip, String folder) implements Archive {
  @Override
  public OutputStream file(String name) throws IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}")) {
      throw new IOException("bad name in an archive: " + name);
    }
    zip.putNextEntry(new ZipEntry(folder + "/" + name));
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }
}
