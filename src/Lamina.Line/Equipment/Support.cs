using Lamina.Data.Binding;

namespace Lamina.Line.Equipment;

/// <summary>What carries the web: <c>floating</c>, <c>free</c>, <c>rollers: {...}</c> or <c>plate: {...}</c>.</summary>
[Describe("What carries the web, and what heat it exchanges.")]
[Tagged(typeof(FloatingSupport), typeof(RollerSupport), typeof(PlateSupport), typeof(FreeSupport))]
public abstract record Support;
