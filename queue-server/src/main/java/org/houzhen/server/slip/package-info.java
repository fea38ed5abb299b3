/** Owns what terminals tell of slips that were not proven to be printed, until a copy is proven or somebody looked after it. */
@ApplicationModule(allowedDependencies = {"kiosk", "staff", "web"})
package org.houzhen.server.slip;

import org.springframework.modulith.ApplicationModule;
