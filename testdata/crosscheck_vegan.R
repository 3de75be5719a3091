# Writes vegan.csv: nestedness and diversity of the networks of twomode.csv, by R vegan.
#
# Run in this folder: Rscript crosscheck_vegan.R > vegan.csv
suppressMessages(library(vegan))
cat(sprintf("# vegan %s, %s, written by crosscheck_vegan.R\n", packageVersion("vegan"), R.version.string))
cat("row,network,values\n")
put <- function(row, network, values) cat(row, ",", network, ",", paste(sprintf("%.17g", values), collapse = " "), "\n", sep = "")
lines <- readLines("twomode.csv")
for (line in lines[startsWith(lines, "network,")]) {
  fields <- strsplit(line, ",")[[1]]
  rows <- strsplit(fields[3], " ")[[1]]
  m <- do.call(rbind, lapply(strsplit(rows, ""), as.integer))
  b <- (m > 0) + 0
  if (nrow(b) > 1 && ncol(b) > 1) {
    n <- nestednodf(b, order = TRUE)$statistic
    put("nodf", fields[2], c(n[["NODF"]], n[["N.rows"]], n[["N.columns"]]))
  }
  if (ncol(b) == 1) next # vegan takes a single column for a single row
  put("shannon", fields[2], diversity(m, "shannon"))
  put("simpson", fields[2], diversity(m, "simpson"))
  put("invsimpson", fields[2], diversity(m, "invsimpson"))
  put("richness", fields[2], specnumber(m))
}
