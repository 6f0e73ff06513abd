package org.wellbundle.core.accounts.newpassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.accounts.House.ACME;
import static org.wellbundle.core.accounts.House.HOME;
import static org.wellbundle.core.accounts.House.PASSWORD;
import static org.wellbundle.core.accounts.House.PAT;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.core.accounts.House;
import org.wellbundle.core.accounts.people.AccountContactBook;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.platform.database.testing.TestDatabase;

/** From "I forgot" over a real mail server to a new password. */
class ForgottenPasswordMailTest {
  private static final String NEXT = "Lantern-88-bridge";
  private static final Pattern LINK =
      Pattern.compile("https://acme\\.example/reset-password#([\\w-]+)");

  @RegisterExtension static final TestDatabase DB = TestDatabase.with(House.schemas());

  private House house;
  private PostOffice post;
  private ForgottenPasswords forgotten;

  @BeforeEach
  void open() {
    DB.apply(PostOffice.schema());
    DB.execute("delete from mail.message; delete from dispatch.mail");
    house = new House(DB);
    house.register(ACME, PAT);
    post =
        new PostOffice(
            DB.transactions(), new AccountContactBook(DB.transactions(), null), House.tenants());
    forgotten =
        new ForgottenPasswords(
            DB.transactions(), house.accounts.passwords(), post.mails, post, house.clock);
  }

  @AfterEach
  void close() throws Exception {
    post.close();
  }

  @Test
  void theMailedLinkSetsAPasswordOnce() throws Exception {
    ask(PAT.toUpperCase(Locale.ROOT));

    String mail = post.delivered(PAT);
    Matcher link = LINK.matcher(mail);
    assertThat(link.find()).as(mail).isTrue();
    String key = link.group(1);
    assertThat(mail).contains("30 minutes").doesNotContain(PASSWORD);

    assertThat(house.accounts.passwords().reset(ACME, key, NEXT, "c-2")).isEmpty();
    assertThat(house.attempt(PAT, NEXT, HOME, "")).isInstanceOf(SignIn.Welcome.class);
    assertThat(house.attempt(PAT, PASSWORD, HOME, "")).isInstanceOf(SignIn.Refused.class);
    assertThat(house.accounts.passwords().reset(ACME, key, PASSWORD, "c-3")).isPresent();
    // nothing of the mail is left where it waited
    assertThat(DB.query("select count(*) from mail.message where sealed is not null"))
        .containsExactly("0");
    assertThat(house.record()).contains("password.reset-asked nobody", "password.reset nobody");
  }

  @Test
  void nobodyElseGetsAMailAndNobodysMailboxIsFlooded() throws Exception {
    ask("nobody@acme.example");
    for (int i = 0; i < 8; i++) {
      ask(PAT);
    }

    assertThat(DB.query("select count(*) from mail.message where template like 'account.%'"))
        .containsExactly("4");
    assertThat(DB.query("select distinct account_id::text from mail.message")).hasSize(1);
  }

  /** Returns when the worker is through with it. */
  private void ask(String email) {
    forgotten.asked(House.tenants().byId(ACME).orElseThrow(), email, HOME, Locale.ENGLISH, "c-1");
    forgotten.stop();
    forgotten =
        new ForgottenPasswords(
            DB.transactions(), house.accounts.passwords(), post.mails, post, house.clock);
  }
}
