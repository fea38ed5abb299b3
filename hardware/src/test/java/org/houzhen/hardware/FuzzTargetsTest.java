package org.houzhen.hardware;

import org.houzhen.rig.FuzzContract;

/** What devices may deliver, and what a host may send to a simulated one. */
class FuzzTargetsTest extends FuzzContract {}
