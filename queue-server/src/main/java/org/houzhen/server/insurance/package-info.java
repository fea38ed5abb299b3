/** Speaks with the medical insurance (医保): one case for each insured order, from its quote to its settlement or back. */
@ApplicationModule(allowedDependencies = {"channel", "web"})
package org.houzhen.server.insurance;

import org.springframework.modulith.ApplicationModule;
