package org.wellbundle.core.measurements.internal.days;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Modality;

/**
 * A month of a profile, packed. The same values always give the same bytes:
 *
 * <pre>
 * u8 format (1)
 * u8 number of sources, each: u8 modality, UTF-8 name with length
 * u16 number of metrics, in ascending order, each:
 *   u16 metric, i32 days that have a value (bit 0 is the 1st),
 *   per such day: f64 value, u8 source
 * </pre>
 */
public final class MonthPayload {
  private static final int FORMAT = 1;
  private static final int LONGEST_MONTH = 31;
  private static final int MOST_SOURCES = 255;

  private final SortedMap<Integer, @Nullable DayValue[]> metrics = new TreeMap<>();

  /** The value of a day of the month (1 to 31), null when it has none. */
  public @Nullable DayValue get(int metric, int day) {
    DayValue[] days = metrics.get(metric);
    return days == null ? null : days[day - 1];
  }

  /** Sets or, with null, removes the value of a day. */
  public void set(int metric, int day, @Nullable DayValue value) {
    @Nullable DayValue[] days = metrics.get(metric);
    if (days == null) {
      if (value == null) {
        return;
      }
      days = new DayValue[LONGEST_MONTH];
      metrics.put(metric, days);
    }
    days[day - 1] = value;
    if (value == null && bits(days) == 0) {
      metrics.remove(metric);
    }
  }

  public boolean isEmpty() {
    return metrics.isEmpty();
  }

  /** Packs. */
  public byte[] bytes() {
    List<Source> sources = sources();
    Map<Source, Integer> places = new TreeMap<>(Source.ORDER);
    sources.forEach(source -> places.put(source, places.size()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeByte(sources.size());
      for (Source source : sources) {
        out.writeByte(source.modality().id());
        out.writeUTF(source.name());
      }
      out.writeShort(metrics.size());
      for (Map.Entry<Integer, @Nullable DayValue[]> entry : metrics.entrySet()) {
        out.writeShort(entry.getKey());
        out.writeInt(bits(entry.getValue()));
        for (DayValue value : entry.getValue()) {
          if (value != null) {
            out.writeDouble(value.value());
            Integer place = places.get(Source.of(value));
            out.writeByte(place == null ? MOST_SOURCES : place);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Unpacks. */
  public static MonthPayload of(byte[] bytes) {
    MonthPayload payload = new MonthPayload();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != FORMAT) {
        throw new IllegalStateException("month summary of an unknown format; rebuild it");
      }
      List<Source> sources = new ArrayList<>();
      int count = in.readUnsignedByte();
      for (int i = 0; i < count; i++) {
        sources.add(new Source(Modality.values()[in.readUnsignedByte()], in.readUTF()));
      }
      int metrics = in.readUnsignedShort();
      for (int i = 0; i < metrics; i++) {
        int metric = in.readUnsignedShort();
        int bits = in.readInt();
        for (int day = 1; day <= LONGEST_MONTH; day++) {
          if ((bits & 1 << (day - 1)) != 0) {
            double value = in.readDouble();
            Source source = Source.at(sources, in.readUnsignedByte());
            payload.set(metric, day, new DayValue(value, source.modality(), source.name()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return payload;
  }

  private List<Source> sources() {
    TreeSet<Source> sources = new TreeSet<>(Source.ORDER);
    for (DayValue[] days : metrics.values()) {
      for (DayValue value : days) {
        if (value != null) {
          sources.add(Source.of(value));
        }
      }
    }
    return sources.stream().limit(MOST_SOURCES).toList();
  }

  private static int bits(@Nullable DayValue[] days) {
    int bits = 0;
    for (int day = 0; day < LONGEST_MONTH; day++) {
      if (days[day] != null) {
        bits |= 1 << day;
      }
    }
    return bits;
  }

  private record Source(Modality modality, String name) {
    static final Comparator<Source> ORDER =
        Comparator.comparing(Source::modality).thenComparing(Source::name);

    static Source of(DayValue value) {
      return new Source(value.modality(), value.source());
    }

    /** Beyond the 255th, which no month of one person has, the name isn't kept. */
    static Source at(List<Source> sources, int place) {
      return place < sources.size() ? sources.get(place) : new Source(Modality.DERIVED, "");
    }
  }
}
