package org.wellbundle.platform.openjpa.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** An entity as modules have them: tenant, version, date, instant. */
@Entity
@Table(name = "note", schema = "notes")
public class Note {
  @Id private long id;

  @Column(name = "tenant_id", nullable = false, updatable = false)
  private int tenantId;

  private String text;
  private LocalDate day;

  @Column(name = "written_at")
  private OffsetDateTime writtenAt;

  @Version private long version;

  protected Note() {}

  Note(int tenantId, long id, String text) {
    this.tenantId = tenantId;
    this.id = id;
    this.text = text;
    this.day = LocalDate.of(2026, 3, 29);
    this.writtenAt =
        OffsetDateTime.of(2026, 3, 29, 1, 30, 0, 0, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  void rewrite(String now) {
    text = now;
  }

  String text() {
    return text;
  }

  LocalDate day() {
    return day;
  }

  OffsetDateTime writtenAt() {
    return writtenAt;
  }

  long version() {
    return version;
  }
}
