/** Figures of how long people waited, read from the journal for whoever answers for an area. */
@ApplicationModule(allowedDependencies = {"engine", "journal", "queue", "staff", "web"})
package org.houzhen.server.figures;

import org.springframework.modulith.ApplicationModule;
