package org.wellbundle.core.accounts.profile;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.pictures.Pictures;

/** The profiles of an account, and their pictures. */
@Component(service = Profiles.class)
public final class Profiles {
  private final Transactions transactions;
  private final Pictures pictures;
  private final ProfileRepository profiles = new ProfileRepository();

  @Activate
  public Profiles(
      @Reference Transactions transactions,
      @Reference Pictures pictures,
      @Reference(target = "(schema=accounts)") SchemaReady schema) {
    this(transactions, pictures);
  }

  Profiles(Transactions transactions, Pictures pictures) {
    this.transactions = transactions;
    this.pictures = pictures;
  }

  /** Empty when the account has as many profiles as it may. */
  public Optional<ProfileId> add(Principal who, String name) {
    return transactions.inTenant(
        who.tenant(), tx -> profiles.add(tx, who.tenant(), who.account(), name));
  }

  /** False when the profile isn't one of the account's. */
  boolean rename(Principal who, ProfileId profile, String name) {
    return transactions.inTenant(
        who.tenant(), tx -> profiles.rename(tx, who.tenant(), who.account(), profile, name));
  }

  Pictures.Outcome draw(byte[] file) {
    return pictures.draw(file);
  }

  /** Puts a picture in the place of the last one. False when the profile isn't the account's. */
  boolean show(Principal who, ProfileId profile, Pictures.Picture picture) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          Optional<Long> before = profiles.picture(tx, who.tenant(), who.account(), profile);
          long id = pictures.store(tx, who.tenant(), who.account(), picture);
          if (!profiles.picture(tx, who.tenant(), who.account(), profile, id)) {
            pictures.delete(tx, who.tenant(), id);
            return false;
          }
          if (before.isPresent()) {
            pictures.delete(tx, who.tenant(), before.get());
          }
          return true;
        });
  }

  public void hide(Principal who, ProfileId profile) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          Optional<Long> before = profiles.picture(tx, who.tenant(), who.account(), profile);
          if (before.isPresent()) {
            profiles.picture(tx, who.tenant(), who.account(), profile, null);
            pictures.delete(tx, who.tenant(), before.get());
          }
        });
  }

  public Optional<Pictures.Stored> picture(Principal who, ProfileId profile, Pictures.Size size) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          Optional<Long> id = profiles.picture(tx, who.tenant(), who.account(), profile);
          return id.isPresent()
              ? pictures.load(tx, who.tenant(), id.get(), size)
              : Optional.empty();
        });
  }
}
