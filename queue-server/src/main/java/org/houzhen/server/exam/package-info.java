/** Lets doctors order tests and examinations for the patient in their room. Owns no table. */
@ApplicationModule(allowedDependencies = {"hospital", "staff", "web"})
package org.houzhen.server.exam;

import org.springframework.modulith.ApplicationModule;
