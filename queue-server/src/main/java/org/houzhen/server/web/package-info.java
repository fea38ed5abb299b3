/** Turns what went wrong into problem answers in people's words. Owns nothing. */
@ApplicationModule(allowedDependencies = {"hospital"})
package org.houzhen.server.web;

import org.springframework.modulith.ApplicationModule;
