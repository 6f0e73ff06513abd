package org.wellbundle.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** A node's shell, reached over SSH as an operator does. */
public final class Shell implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SshClient client;
  private final Node node;
  private final String user;
  private final KeyPair key;

  private Shell(SshClient client, Node node, String user, KeyPair key) {
    this.client = client;
    this.node = node;
    this.user = user;
    this.key = key;
  }

  /** What a command printed. */
  public record Output(String text, String errors, int status) {}

  /** Opens the shell with a new key of an operator. */
  public static Shell of(Node node) {
    KeyPair key = newKey();
    allow(node, "operator", key, "_g_:admingroup");
    return open(node, "operator", key);
  }

  /**
   * Adds a key to the node's {@code etc/keys.properties}.
   *
   * @param roles roles or groups, by commas
   */
  public static void allow(Node node, String user, KeyPair key, String roles) {
    ByteArrayBuffer encoded = new ByteArrayBuffer();
    encoded.putRawPublicKey(key.getPublic());
    String line =
        "%n%s=%s,%s%n"
            .formatted(user, Base64.getEncoder().encodeToString(encoded.getCompactData()), roles);
    try {
      Files.writeString(keys(node), line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path keys(Node node) {
    return node.home().resolve("etc/keys.properties");
  }

  /** Signs in; fails with what the server said. */
  public static Shell open(Node node, String user, KeyPair key) {
    SshClient client = client();
    Shell shell = new Shell(client, node, user, key);
    try {
      shell.signIn().close();
      return shell;
    } catch (IOException e) {
      client.stop();
      throw new UncheckedIOException(e);
    }
  }

  /** The server ends a session with its first command, so each has its own. */
  private ClientSession signIn() throws IOException {
    ClientSession session = connect(client, node, user);
    session.addPublicKeyIdentity(key);
    session.auth().verify(LIMIT);
    return session;
  }

  /** Tries to sign in with a password; fails with what the server said. */
  public static void openWithPassword(Node node, String user, String password) {
    SshClient client = client();
    try (ClientSession session = connect(client, node, user)) {
      session.addPasswordIdentity(password);
      session.auth().verify(LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      client.stop();
    }
  }

  /** Runs one command and waits for its end. */
  public Output run(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try (ClientSession session = signIn();
        ChannelExec channel = session.createExecChannel(command)) {
      channel.setOut(out);
      channel.setErr(errors);
      channel.open().verify(LIMIT);
      channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
      Integer status = channel.getExitStatus();
      return new Output(
          out.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8),
          status == null ? -1 : status);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SshClient client() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier((session, address, key) -> true);
    client.start();
    return client;
  }

  private static ClientSession connect(SshClient client, Node node, String user)
      throws IOException {
    return client.connect(user, "127.0.0.1", node.sshPort()).verify(LIMIT).getSession();
  }

  @Override
  public void close() {
    client.stop();
  }
}
