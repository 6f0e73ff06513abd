package org.wellbundle.module.challenges;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.pictures.Pictures;

/** Keeps pictures in memory; a file of one byte isn't one. */
final class DrawnPictures implements Pictures {
  final Map<Long, Picture> kept = new HashMap<>();
  private long last;

  @Override
  public Outcome draw(byte[] file) {
    return file.length == 1
        ? new Refused("picture.kind", "Choose a JPEG or PNG.")
        : new Drawn(new Picture("image/png", file, file));
  }

  @Override
  public long store(Transaction tx, TenantId tenant, @Nullable AccountId owner, Picture picture) {
    kept.put(++last, picture);
    return last;
  }

  @Override
  public Optional<Stored> load(Transaction tx, TenantId tenant, long id, Size size) {
    return Optional.ofNullable(kept.get(id))
        .map(picture -> new Stored(picture.mediaType(), "etag" + id, picture.large()));
  }

  @Override
  public void delete(Transaction tx, TenantId tenant, long id) {
    kept.remove(id);
  }
}
