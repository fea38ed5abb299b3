/** Owns what a terminal follows under a number: the orders it opened, business of other modules, and the ways to pay. */
@ApplicationModule(allowedDependencies = {"channel", "payment", "web"})
package org.houzhen.server.follow;

import org.springframework.modulith.ApplicationModule;
