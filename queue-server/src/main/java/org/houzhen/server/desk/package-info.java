/** Serves the staff's pages under their short addresses. Owns nothing: what the pages show comes from other modules. */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.desk;

import org.springframework.modulith.ApplicationModule;
