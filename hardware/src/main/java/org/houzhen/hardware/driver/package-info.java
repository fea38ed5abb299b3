/** What drivers share; each model has a package of its own below. */
package org.houzhen.hardware.driver;
