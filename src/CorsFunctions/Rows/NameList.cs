namespace CorsFunctions.Rows;

/// <summary>A list of method or header names: distinct, in the row's order, with the star taken out.</summary>
internal readonly record struct NameList(IReadOnlyList<string> Names, bool IsWildcard);
