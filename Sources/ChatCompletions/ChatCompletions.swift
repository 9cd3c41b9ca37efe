// Everything in this module is generated when it is built: the plugin `GenerateTypes` finds the document that
// understudy-generator.yaml names.
