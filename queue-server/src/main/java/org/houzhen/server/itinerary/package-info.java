/**
 * The way of a patient through the house: which stops a visit has, which is next, and the ticket that opens it. It keeps
 * nothing: the hospital says what was ordered, paid and done, the journal of each area says how far a ticket has come.
 */
@ApplicationModule(allowedDependencies = {"engine", "hospital", "queue", "rules", "screen", "staff", "web"})
package org.houzhen.server.itinerary;

import org.springframework.modulith.ApplicationModule;
