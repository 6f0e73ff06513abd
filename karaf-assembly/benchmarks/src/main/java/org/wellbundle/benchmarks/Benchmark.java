package org.wellbundle.benchmarks;

/** Something that is compared with a peer. */
interface Benchmark {
  String name();

  /** What is compared, in a few words. */
  String about();

  void run(Setting setting, Report report) throws Exception;
}
