package org.wellbundle.benchmarks;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;

/** Persistent sends to a broker that writes a journal with disk syncs. */
final class JmsPeer implements AutoCloseable {
  private final BrokerService broker;
  private final Path folder;
  private final Connection connection;
  private final ExecutorService senders;
  private final int count;

  private JmsPeer(BrokerService broker, Path folder, Connection connection, int count) {
    this.broker = broker;
    this.folder = folder;
    this.connection = connection;
    this.count = count;
    this.senders = Executors.newFixedThreadPool(count);
  }

  static JmsPeer start(int senders) throws Exception {
    Path folder = Setting.scratch("kahadb");
    BrokerService broker = new BrokerService();
    broker.setBrokerName("peer");
    broker.setUseJmx(false);
    broker.setDataDirectoryFile(folder.toFile());
    KahaDBPersistenceAdapter store = new KahaDBPersistenceAdapter();
    store.setDirectory(folder.resolve("journal").toFile());
    store.setJournalDiskSyncStrategy("always");
    broker.setPersistenceAdapter(store);
    broker.getSystemUsage().getStoreUsage().setLimit(1L << 30);
    broker.getSystemUsage().getTempUsage().setLimit(1L << 26);
    broker.start();
    broker.waitUntilStarted();
    Connection connection =
        new ActiveMQConnectionFactory("vm://peer?create=false").createConnection();
    connection.start();
    return new JmsPeer(broker, folder, connection, senders);
  }

  Side.Reading measure(String body, double seconds) throws Exception {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(() -> send(body, end));
    }
    int sent = 0;
    for (Future<Integer> each : senders.invokeAll(all)) {
      sent += each.get();
    }
    return Side.Reading.of(sent / ((System.nanoTime() - start) / 1e9));
  }

  private int send(String body, long end) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    try {
      MessageProducer producer = session.createProducer(session.createQueue("webhooks"));
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      int sent = 0;
      while (System.nanoTime() < end) {
        producer.send(session.createTextMessage(body));
        sent++;
      }
      return sent;
    } finally {
      session.close();
    }
  }

  @Override
  public void close() throws Exception {
    senders.shutdownNow();
    connection.close();
    broker.stop();
    Scratch.delete(folder);
  }
}
