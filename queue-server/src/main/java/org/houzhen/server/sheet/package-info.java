/** Owns how a sheet of paper is drawn as PDF: the font that is embedded, text and lines, and codes for phones. */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.sheet;

import org.springframework.modulith.ApplicationModule;
