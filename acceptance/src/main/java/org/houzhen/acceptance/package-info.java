/** The toolbox behind ./run and ./bench: the demonstration world, the smoke visit, campaigns and benchmarks. */
package org.houzhen.acceptance;
