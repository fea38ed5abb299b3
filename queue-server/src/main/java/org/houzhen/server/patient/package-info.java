/** Finds patients and opens their records for terminals, and masks what a terminal may show of them. Owns no table. */
@ApplicationModule(allowedDependencies = {"hospital", "kiosk", "web"})
package org.houzhen.server.patient;

import org.springframework.modulith.ApplicationModule;
