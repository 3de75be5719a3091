package graphio

import "github.com/essaim/essaim/graph"

// settleNumbers reads the number columns of a sheet. A number such as 1,234 may
// be a thousand or hardly more than one. What it is follows from, in this order:
//
//   - the setting Decimal,
//   - the column being a coordinate: then it stands for decimals,
//   - the other numbers of its column (1,5 proves a decimal comma, 1,234.5 a point),
//   - the other columns of the file,
//   - the separator of the file: with a semicolon, the comma is decimal.
//
// The last two are guesses, and warned about.
func (s *sheet) settleNumbers(set decimal, columns []*cells, warn func(Warning)) {
	numerals := make([][]numeral, len(columns))
	signs := make([]decimal, len(columns))
	mixed := make([]bool, len(columns))
	file, fileMixed := decimal(0), false
	for i, c := range columns {
		numerals[i] = c.numerals()
		signs[i], mixed[i] = proof(numerals[i])
		if signs[i] != 0 {
			fileMixed = fileMixed || file != 0 && file != signs[i] || mixed[i]
			file = signs[i]
		}
	}
	if fileMixed || file == 0 {
		file = '.'
		if s.comma == ';' {
			file = ','
		}
	}
	for i, c := range columns {
		sign, guessed := signs[i], false
		switch {
		case set != 0:
			sign = set
		case c.name == "lon" || c.name == "lat":
			sign = coordinate
		case mixed[i] || sign == 0:
			sign, guessed = file, true
		}
		if row := c.readNumbers(numerals[i], sign); row >= 0 && guessed {
			s.warnDecimal(c, row, sign, warn)
		}
	}
}

// coordinate says that any lone separator stands for decimals.
const coordinate decimal = -1

func (c *cells) numerals() []numeral {
	return readAll(c, func(w string) (numeral, error) {
		n, ok := readNumeral(w)
		if !ok {
			return n, notNumber()
		}
		return n, nil
	})
}

// proof is the decimal sign that some number of a column proves, and whether
// another proves the contrary.
func proof(numerals []numeral) (sign decimal, mixed bool) {
	for _, n := range numerals {
		if n.shows != 0 {
			mixed = mixed || sign != 0 && sign != n.shows
			sign = n.shows
		}
	}
	return sign, mixed
}

// readNumbers gives the values, and the first row whose number was doubtful.
func (c *cells) readNumbers(numerals []numeral, sign decimal) (doubtful int) {
	doubtful = -1
	c.numbers = make([]float64, len(c.words))
	for code := 1; code < len(numerals); code++ {
		if c.bad[int32(code)] != nil {
			continue
		}
		n := numerals[code]
		of := sign
		if sign == coordinate {
			of = n.doubtful
		}
		v, ok := n.value(of)
		switch {
		case !ok:
			c.bad[int32(code)] = notNumber()
		case (c.name == "weight" || c.name == "votes") && (v <= 0 || v > 1e100):
			c.bad[int32(code)] = say(graph.ErrNumber, "must be above 0, and 1e100 at most: correct it, or leave the cell empty for 1",
				"doit être supérieur à 0, et au plus 1e100 : corrigez, ou laissez la cellule vide pour 1")
		}
		c.numbers[code] = v
		if n.doubtful != 0 && doubtful < 0 {
			doubtful = int(c.first[code])
		}
	}
	return doubtful
}

func notNumber() error {
	return say(graph.ErrNumber, "not a number: write digits, for example 1234.50 or 1 234,50",
		"pas un nombre : écrivez des chiffres, par exemple 1234.50 ou 1 234,50")
}

func (s *sheet) warnDecimal(c *cells, row int, sign decimal, warn func(Warning)) {
	v := c.value(c.codes[row])
	warn(Warning{Place: s.place(row, c), Count: 1, Err: say(ErrDoubtful,
		"read as %s, the decimal sign being %q: set the decimal sign if that is wrong",
		"lu comme %s, le signe décimal étant %q : choisissez le signe décimal si c'est faux", v, string(sign))})
}
