package org.wellbundle.core.accounts.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.wellbundle.core.accounts.password.HashGate.Lane;

/**
 * Argon2id hashes in PHC string format. Parameters follow the OWASP password storage guidance (19
 * MiB, 2 passes, 1 lane).
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final HashGate gate;
  private final String decoy;

  public PasswordHash(HashGate gate) {
    this.gate = gate;
    decoy = hash("decoy");
  }

  /** Of somebody who has shown already who it is. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = argon2(Lane.KNOWN, password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  public boolean matches(Lane lane, String password, String stored) {
    String[] parts = stored.split("\\$", -1);
    if (parts.length != 6 || !"argon2id".equals(parts[1])) {
      return false;
    }
    String[] cost = parts[3].split("[=,]", -1);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    byte[] actual =
        argon2(
            lane,
            password,
            salt,
            Integer.parseInt(cost[1]),
            Integer.parseInt(cost[3]),
            Integer.parseInt(cost[5]),
            expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /** Takes as long as a comparison, so that timing doesn't tell which addresses have an account. */
  public void matchNothing(Lane lane, String password) {
    matches(lane, password, decoy);
  }

  private byte[] argon2(
      Lane lane, String password, byte[] salt, int memory, int passes, int lanes, int size) {
    return gate.run(lane, () -> argon2(password, salt, memory, passes, lanes, size));
  }

  private static byte[] argon2(
      String password, byte[] salt, int memory, int passes, int lanes, int size) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[size];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
