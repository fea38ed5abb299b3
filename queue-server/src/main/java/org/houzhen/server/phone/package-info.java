/**
 * Owns the patient's page on a phone of their own: signed links to one visit on one day, what the page is told, and
 * signing in by it. Nobody depends on it.
 */
@ApplicationModule(allowedDependencies = {"hospital", "itinerary", "queue", "registration", "web"})
package org.houzhen.server.phone;

import org.springframework.modulith.ApplicationModule;
