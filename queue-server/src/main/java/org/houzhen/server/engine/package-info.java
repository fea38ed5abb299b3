/**
 * Owns the decisions of a waiting area: who is next, and why. Plain Java: no clock, no randomness, no input or output, so
 * that the server, the simulated day and the property tests run the same code.
 *
 * <p>Read in this order: {@link WaitingArea} (the state), {@link AreaEvent} (what can happen to it), {@link Command} (who
 * may ask for what), {@link Line} (who is next), {@link RuleSet} (the hospital's numbers).
 */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.engine;

import org.springframework.modulith.ApplicationModule;
