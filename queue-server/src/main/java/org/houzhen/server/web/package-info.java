/** Answers over HTTP that several modules give alike: what went wrong, in people's words, and what the hospital has. Owns nothing. */
@ApplicationModule(allowedDependencies = {"hospital"})
package org.houzhen.server.web;

import org.springframework.modulith.ApplicationModule;
