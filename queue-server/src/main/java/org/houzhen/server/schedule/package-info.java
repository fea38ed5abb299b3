/** Shows terminals which clinics are open and which numbers are free. Owns no table. */
@ApplicationModule(allowedDependencies = {"hospital", "kiosk", "web"})
package org.houzhen.server.schedule;

import org.springframework.modulith.ApplicationModule;
