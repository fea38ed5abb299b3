/** Owns the terminals: how one is enrolled, proves itself, tells how its devices are, and is shut out again. */
@ApplicationModule(allowedDependencies = {"web"})
package org.houzhen.server.kiosk;

import org.springframework.modulith.ApplicationModule;
