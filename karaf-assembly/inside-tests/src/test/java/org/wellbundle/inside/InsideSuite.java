package org.wellbundle.inside;

import org.junit.runner.RunWith;
import org.junit.runners.Suite;

/** All tests that run inside of one container. */
@RunWith(Suite.class)
@Suite.SuiteClasses({BundlesIT.class, FeaturesIT.class})
public class InsideSuite {}
