/** Owns the rules in force: the hospital's rule file, what was changed on the page, and who changed what when; and its walking times. */
@ApplicationModule(allowedDependencies = {"engine", "journal", "store", "staff", "web"})
package org.houzhen.server.rules;

import org.springframework.modulith.ApplicationModule;
