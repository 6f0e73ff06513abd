package org.wellbundle.platform.pictures.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.pictures.Pictures;

/** Pictures that belong to people. Those of teams stay with their team. */
@Component
public final class PicturesPersonalData implements PersonalData {
  private static final String NAME = "pictures";

  private final Transactions transactions;
  private final Pictures pictures;

  @Activate
  public PicturesPersonalData(
      @Reference Transactions transactions,
      @Reference Pictures pictures,
      @Reference(target = PicturesSchema.PERSON_READY) SchemaReady schema) {
    this(transactions, pictures);
  }

  PicturesPersonalData(Transactions transactions, Pictures pictures) {
    this.transactions = transactions;
    this.pictures = pictures;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String schema() {
    return NAME;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    for (long id : ids(person)) {
      Optional<Pictures.Stored> picture =
          transactions.inTenant(
              person.tenant(), tx -> pictures.load(tx, person.tenant(), id, Pictures.Size.LARGE));
      if (picture.isPresent()) {
        String ending = picture.get().mediaType().equals("image/png") ? ".png" : ".jpg";
        try (OutputStream file = archive.file("picture-" + id + ending)) {
          file.write(picture.get().bytes());
        }
      }
    }
  }

  private List<Long> ids(Person person) {
    return transactions.inTenant(
        person.tenant(),
        tx -> {
          try (PreparedStatement select =
              tx.connection()
                  .prepareStatement(
                      "select id from pictures.picture where tenant_id = ? and account_id = ?"
                          + " order by id")) {
            select.setInt(1, person.tenant().value());
            select.setLong(2, person.account().value());
            List<Long> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ids.add(row.getLong(1));
              }
            }
            return ids;
          }
        });
  }
}
