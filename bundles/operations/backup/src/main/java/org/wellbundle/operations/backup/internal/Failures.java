package org.wellbundle.operations.backup.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.ZipException;
import org.wellbundle.operations.backup.BackupException;

/** Errors of disk and database as sentences with a next step. */
final class Failures {
  private Failures() {}

  static BackupException of(String what, Path where, Exception error) {
    if (error instanceof BackupException known) {
      return known;
    }
    return new BackupException("%s: %s".formatted(what, sentence(where, error)), error);
  }

  private static String sentence(Path where, Exception error) {
    String message = String.valueOf(error.getMessage());
    String cause = error.getCause() == null ? "" : String.valueOf(error.getCause().getMessage());
    if ((message + cause).contains("No space left") || "53100".equals(state(error))) {
      return "the disk is full (%s). Make room or take another folder.".formatted(where);
    }
    if (error instanceof AccessDeniedException) {
      return "no right to %s. Give it to the user the service runs as."
          .formatted(error.getMessage());
    }
    if (error instanceof NoSuchFileException) {
      return "there is no " + error.getMessage() + ".";
    }
    if (error instanceof ZipException) {
      return "the file %s is damaged. Copy it again from its source.".formatted(where);
    }
    if (error instanceof SQLException) {
      return "the database says: %s".formatted(message);
    }
    return error instanceof IOException ? "%s can't be used: %s".formatted(where, error) : message;
  }

  private static String state(Exception error) {
    return error instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
  }
}
