<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  The index of the update site (content.xml or artifacts.xml of p2) as every build of the commit writes it: without the
  time of day, and in the order of names. Tycho's picture of the Java that builds is left out: it is nothing to install,
  a user's KNIME has a Java of its own, and the packages that it lists come in another order at every build.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="processing-instruction()">
    <xsl:text>&#10;</xsl:text>
    <xsl:copy/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="/repository/properties">
    <properties size="{count(property[@name != 'p2.timestamp'])}">
      <xsl:apply-templates select="property[@name != 'p2.timestamp']" mode="line">
        <xsl:sort select="@name" lang="en"/>
      </xsl:apply-templates>
      <xsl:text>&#10;  </xsl:text>
    </properties>
  </xsl:template>

  <xsl:template match="/repository/units">
    <units size="{count(unit[not(contains(@id, 'a.jre.javase'))])}">
      <xsl:apply-templates select="unit[not(contains(@id, 'a.jre.javase'))]" mode="line">
        <xsl:sort select="@id" lang="en"/>
        <xsl:sort select="@version" lang="en"/>
      </xsl:apply-templates>
      <xsl:text>&#10;  </xsl:text>
    </units>
  </xsl:template>

  <xsl:template match="/repository/artifacts">
    <artifacts size="{count(artifact)}">
      <xsl:apply-templates select="artifact" mode="line">
        <xsl:sort select="@classifier" lang="en"/>
        <xsl:sort select="@id" lang="en"/>
        <xsl:sort select="@version" lang="en"/>
      </xsl:apply-templates>
      <xsl:text>&#10;  </xsl:text>
    </artifacts>
  </xsl:template>

  <xsl:template match="*" mode="line">
    <xsl:text>&#10;    </xsl:text>
    <xsl:apply-templates select="."/>
  </xsl:template>
</xsl:stylesheet>
