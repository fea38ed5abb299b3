/**
 * The reference hospital: implements every port of {@code hospital} on SQL tables of its own. A hospital with a system of
 * its own replaces it; nobody depends on it.
 */
@ApplicationModule(allowedDependencies = {"hospital", "sheet", "store"})
package org.houzhen.server.his;

import org.springframework.modulith.ApplicationModule;
