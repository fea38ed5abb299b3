package org.houzhen.kiosk;

import org.houzhen.rig.FuzzContract;

/** What pages and other programs may send to the agent. */
class FuzzTargetsTest extends FuzzContract {}
