/** Gives reports to report machines, and the laboratory its bench. Owns no table. */
@ApplicationModule(allowedDependencies = {"hospital", "kiosk", "staff", "web"})
package org.houzhen.server.report;

import org.springframework.modulith.ApplicationModule;
