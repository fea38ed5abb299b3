/** Tells how the server itself is: so far, how much memory it holds. Owns no table. */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.monitor;

import org.springframework.modulith.ApplicationModule;
