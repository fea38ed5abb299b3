package org.houzhen.server.queue;

import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;

/** An event of the engine together with who caused it and when: what one journal entry holds. */
public record Recorded(AreaEvent event, Cause cause) {}
