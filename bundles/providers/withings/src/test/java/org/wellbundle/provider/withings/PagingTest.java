package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Range;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.FakeWithings.Call;
import org.wellbundle.provider.withings.support.Fixtures;
import org.wellbundle.provider.withings.support.Setup;

/** Offsets, marks, windows, slices. */
class PagingTest {
  private static final Range.ChangedSince SINCE = new Range.ChangedSince("1767000000");

  private final WithingsProvider provider = TestSettings.provider();

  @Test
  void asksForAWindowOfMeasuresByInstants() {
    FakeWithings withings = new FakeWithings().answering(Setup.ok("{'measuregrps':[]}"));

    page(Setup.request("measures", Setup.WEEK), withings);

    assertThat(withings.call())
        .isEqualTo(
            new Call(
                URI.create("https://api.example/measure"),
                java.util.Map.of(
                    "action", "getmeas",
                    "category", "1",
                    "startdate", "1766880000",
                    "enddate", "1767484800"),
                true));
  }

  @ParameterizedTest
  @CsvSource({
    "activity,/v2/measure,getactivity,2025-12-27,2026-01-05",
    "workouts,/v2/measure,getworkouts,2025-12-27,2026-01-05",
    "sleepSummary,/v2/sleep,getsummary,2025-12-27,2026-01-05"
  })
  void asksForAWindowByDays(
      String dataType, String path, String action, String first, String last) {
    FakeWithings withings = new FakeWithings().answering(Setup.ok("{}"));

    page(Setup.request(dataType, Setup.WEEK), withings);

    assertThat(withings.call().address()).isEqualTo(URI.create("https://api.example" + path));
    assertThat(withings.call().form())
        .containsEntry("action", action)
        .containsEntry("startdateymd", first)
        .containsEntry("enddateymd", last)
        .containsKey("data_fields")
        .doesNotContainKeys("offset", "lastupdate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"measures", "activity", "sleepSummary", "workouts"})
  void asksForChangesSinceAMark(String dataType) {
    FakeWithings withings = new FakeWithings().answering(Setup.ok("{}"));

    page(Setup.request(dataType, SINCE), withings);

    assertThat(withings.call().form())
        .containsEntry("lastupdate", "1767000000")
        .doesNotContainKeys("startdate", "enddate", "startdateymd", "enddateymd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true"})
  void followsTheOffsetWhileThereIsMore(String more) {
    FakeWithings withings =
        new FakeWithings()
            .answering(
                Setup.ok(
                    "{'updatetime':1767300000,'measuregrps':[],'more':" + more + ",'offset':200}"),
                Setup.ok("{'updatetime':1767300500,'measuregrps':[]}"));

    Page first = page(Setup.request("measures", SINCE), withings);
    Page last = page(Setup.request("measures", SINCE, first.nextCursor()), withings);

    assertThat(first.nextCursor()).isNotNull();
    assertThat(last.nextCursor()).isNull();
    assertThat(withings.calls().get(1).form())
        .containsEntry("offset", "200")
        .containsEntry("lastupdate", "1767000000");
    // changes made between the two calls must not be missed: the first update time counts
    assertThat(last.changedSince()).isEqualTo("1767299940");
  }

  @ParameterizedTest
  @CsvSource({"false,0", "0,0", "null,null", "false,200"})
  void endsWhenThereIsNoMore(String more, String offset) {
    FakeWithings withings =
        new FakeWithings()
            .answering(Setup.ok("{'activities':[],'more':" + more + ",'offset':" + offset + "}"));

    assertThat(page(Setup.request("activity", Setup.WEEK), withings).nextCursor()).isNull();
  }

  @Test
  void endsWhenTheOffsetStandsStillAndThenConcludesNoDeletions() {
    String answer = Setup.ok("{'series':[],'more':true,'offset':300}");
    FakeWithings withings = new FakeWithings().answering(answer, answer);

    Page first = page(Setup.request("sleepSummary", Setup.WEEK), withings);
    Page second = page(Setup.request("sleepSummary", Setup.WEEK, first.nextCursor()), withings);

    assertThat(second.nextCursor()).isNull();
    assertThat(second.complete()).isFalse();
    assertThat(Fixtures.unmapped(second.batch()))
        .containsOnly(entry("paging:offset-not-advancing", 1));
  }

  @Test
  void marksByTheNewestModificationOfAllPages() {
    FakeWithings withings =
        new FakeWithings()
            .answering(
                Setup.ok(
                    "{'activities':[{'date':'2026-01-01','steps':1,'modified':1767400000}],"
                        + "'more':true,'offset':1}"),
                Setup.ok(
                    "{'activities':[{'date':'2026-01-02','steps':2,'modified':1767300000}],"
                        + "'more':false,'offset':0}"));

    Page first = page(Setup.request("activity", SINCE), withings);
    Page last = page(Setup.request("activity", SINCE, first.nextCursor()), withings);

    assertThat(last.changedSince()).isEqualTo("1767399940");
  }

  @Test
  void keepsTheMarkWhenNothingChanged() {
    FakeWithings withings = new FakeWithings().answering(Setup.ok("{'series':[],'more':false}"));

    assertThat(page(Setup.request("workouts", SINCE), withings).changedSince())
        .isEqualTo("1767000000");
  }

  @ParameterizedTest
  @CsvSource({
    "measures,measuregrps,true",
    "activity,activities,true",
    "sleepSummary,series,true",
    "workouts,series,true",
    "heart,series,false"
  })
  void listsAWindowCompletely(String dataType, String list, boolean complete) {
    FakeWithings withings = new FakeWithings().answering(Setup.ok("{'" + list + "':[]}"));

    assertThat(page(Setup.request(dataType, Setup.WEEK), withings).complete()).isEqualTo(complete);
  }

  @Test
  void neverConcludesDeletionsFromChangesOrFromWhatItCouldNotRead() {
    FakeWithings withings =
        new FakeWithings()
            .answering(
                Setup.ok("{'measuregrps':[]}"),
                Setup.ok("{}"),
                Setup.ok("{'measuregrps':[{}],'more':1,'offset':1}"),
                Setup.ok("{'measuregrps':[]}"));

    assertThat(page(Setup.request("measures", SINCE), withings).complete()).isFalse();
    assertThat(page(Setup.request("measures", Setup.WEEK), withings).complete()).isFalse();
    Page first = page(Setup.request("measures", Setup.WEEK), withings);
    Page last = page(Setup.request("measures", Setup.WEEK, first.nextCursor()), withings);
    assertThat(first.complete()).isFalse();
    assertThat(last.complete()).as("its first page had an unreadable group").isFalse();
  }

  @Test
  void readsDetailADayAtATime() {
    FakeWithings withings =
        new FakeWithings().answering(Setup.ok("{'series':{}}"), Setup.ok("{'series':[]}"));
    Range.Window window =
        new Range.Window(
            Instant.ofEpochSecond(1767200000), Instant.ofEpochSecond(1767200000 + 90_000));

    Page first = page(Setup.request("intraday", window), withings);
    Page last = page(Setup.request("intraday", window, first.nextCursor()), withings);

    assertThat(withings.calls().get(0).form())
        .containsEntry("action", "getintradayactivity")
        .containsEntry("startdate", "1767200000")
        .containsEntry("enddate", "1767286400");
    assertThat(withings.calls().get(1).form())
        .containsEntry("startdate", "1767286400")
        .containsEntry("enddate", "1767290000");
    assertThat(last.nextCursor()).isNull();
    assertThat(last.complete()).isFalse();
    assertThat(last.changedSince()).isNull();
  }

  @Test
  void readsWhatThereIsNowWhateverTheRange() {
    FakeWithings withings =
        new FakeWithings().answering(Fixtures.text("devices.json"), Fixtures.text("goals.json"));

    assertThat(page(Setup.request("devices", new Range.Current()), withings).batch().devices())
        .hasSize(4);
    assertThat(page(Setup.request("goals", Setup.WEEK), withings).batch().goals()).isNotNull();
    assertThat(withings.calls())
        .extracting(call -> call.form().get("action"))
        .containsExactly("getdevice", "getgoals");
  }

  @ParameterizedTest
  @CsvSource({"measures,x", "measures,1.2.3", "activity,-1.0.1", "intraday,soon"})
  void refusesACursorItDidNotGive(String dataType, String cursor) {
    assertThat(provider.fetch(Setup.request(dataType, Setup.WEEK, cursor), new FakeWithings()))
        .isEqualTo(new Broken("withings.cursor"));
  }

  @Test
  void refusesARangeItDidNotDeclare() {
    FakeWithings none = new FakeWithings();

    assertThat(provider.fetch(Setup.request("heart", SINCE), none))
        .isEqualTo(new Broken("withings.range"));
    assertThat(provider.fetch(Setup.request("intraday", SINCE), none))
        .isEqualTo(new Broken("withings.range"));
    assertThat(provider.fetch(Setup.request("measures", new Range.Current()), none))
        .isEqualTo(new Broken("withings.range"));
    assertThat(provider.fetch(Setup.request("measures", new Range.ChangedSince("yesterday")), none))
        .isEqualTo(new Broken("withings.range"));
  }

  private Page page(FetchRequest request, FakeWithings withings) {
    return (Page) provider.fetch(request, withings);
  }
}
