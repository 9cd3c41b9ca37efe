/// The values of General_Category by all their names (ECMA-262, table 68; PropertyValueAliases.txt).
enum GeneralCategory {
  /// The short names of the categories that a name stands for.
  static let names: [String: [String]] = {
    let single = [
      "Cc": ["Control", "cntrl"], "Cf": ["Format"], "Cn": ["Unassigned"], "Co": ["Private_Use"],
      "Cs": ["Surrogate"], "Ll": ["Lowercase_Letter"], "Lm": ["Modifier_Letter"], "Lo": ["Other_Letter"],
      "Lt": ["Titlecase_Letter"], "Lu": ["Uppercase_Letter"], "Mc": ["Spacing_Mark"],
      "Me": ["Enclosing_Mark"], "Mn": ["Nonspacing_Mark"], "Nd": ["Decimal_Number", "digit"],
      "Nl": ["Letter_Number"], "No": ["Other_Number"], "Pc": ["Connector_Punctuation"],
      "Pd": ["Dash_Punctuation"], "Pe": ["Close_Punctuation"], "Pf": ["Final_Punctuation"],
      "Pi": ["Initial_Punctuation"], "Po": ["Other_Punctuation"], "Ps": ["Open_Punctuation"],
      "Sc": ["Currency_Symbol"], "Sk": ["Modifier_Symbol"], "Sm": ["Math_Symbol"], "So": ["Other_Symbol"],
      "Zl": ["Line_Separator"], "Zp": ["Paragraph_Separator"], "Zs": ["Space_Separator"],
    ]
    let groups = [
      "C": ["Other"], "L": ["Letter"], "M": ["Mark", "Combining_Mark"], "N": ["Number"],
      "P": ["Punctuation", "punct"], "S": ["Symbol"], "Z": ["Separator"],
    ]
    var names: [String: [String]] = [:]
    for (short, aliases) in single {
      for name in [short] + aliases { names[name] = [short] }
    }
    for (short, aliases) in groups {
      for name in [short] + aliases { names[name] = single.keys.filter { $0.hasPrefix(short) } }
    }
    for name in ["LC", "Cased_Letter"] { names[name] = ["Ll", "Lt", "Lu"] }
    return names
  }()
}
